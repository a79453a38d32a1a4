<?php
// The options of a test, as a plugin that is always on. It is loaded after the filters of
// core, and before anything asks for an option.

$glosa_on = static function ( $name ) {
	return '1' === getenv( 'GLOSA_' . $name );
};

// Filters of an option take false for "no answer", so "off" is a zero.
foreach ( array( 'moderation' => 'comment_moderation', 'require_name_email' => 'require_name_email' ) as $name => $option ) {
	$value = $glosa_on( strtoupper( $name ) ) ? '1' : '0';
	add_filter( 'pre_option_' . $option, static fn() => $value );
}
// Comments of those who were never approved are not held by themselves.
add_filter( 'pre_option_comment_previously_approved', static fn() => '0' );

if ( $glosa_on( 'ANONYMOUS' ) ) {
	add_filter( 'rest_allow_anonymous_comments', '__return_true' );
}
if ( ! $glosa_on( 'FLOOD_CHECK' ) ) {
	remove_action( 'check_comment_flood', 'check_comment_flood_db' );
}

// No letters, and no requests to others, not even to itself.
add_filter( 'pre_wp_mail', '__return_true' );
add_filter( 'pre_http_request', static fn() => new WP_Error( 'http_request_not_executed' ) );

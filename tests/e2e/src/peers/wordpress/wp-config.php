<?php
// The settings of a blog in a temporary folder; the tests hand them on by the environment.

define( 'DB_NAME', 'blog' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'GLOSA_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

define( 'WP_HOME', getenv( 'GLOSA_ORIGIN' ) );
define( 'WP_SITEURL', getenv( 'GLOSA_ORIGIN' ) );
define( 'WP_CONTENT_DIR', getenv( 'GLOSA_ROOT' ) . '/wp-content' );

// It speaks to nobody, and does nothing that no test has asked for.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );

foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $kind ) {
	define( $kind . '_KEY', 'a key of tests: ' . $kind );
	define( $kind . '_SALT', 'a salt of tests: ' . $kind );
}

require_once ABSPATH . 'wp-settings.php';

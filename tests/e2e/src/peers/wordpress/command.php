<?php
// Commands beside the blog: install SLUG | close POST | stored POST.

[ , $verb, $about ] = $argv;

mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
$database = new mysqli( 'localhost', 'root', '', '', 0, getenv( 'GLOSA_SOCKET' ) );
$database->set_charset( 'utf8mb4' );

// Makes the blog and its one post, prints the number of the post, and stops the database.
function install( mysqli $database, string $slug ): void {
	$database->query( 'CREATE DATABASE blog CHARACTER SET utf8mb4' );
	define( 'WP_INSTALLING', true );
	define( 'ABSPATH', getenv( 'GLOSA_ROOT' ) . '/' );
	require ABSPATH . 'wp-load.php';
	require ABSPATH . 'wp-admin/includes/upgrade.php';
	wp_install( 'A blog', 'editor', 'editor@blog.example', true, '', 'password of tests' );
	update_option( 'permalink_structure', '/%postname%/' );
	$post = wp_insert_post(
		array(
			'post_title'     => 'A post',
			'post_name'      => $slug,
			'post_content'   => 'Something to speak about.',
			'post_status'    => 'publish',
			'comment_status' => 'open',
		),
		true
	);
	if ( is_wp_error( $post ) ) {
		throw new RuntimeException( $post->get_error_message() );
	}
	echo $post;
	$database->query( 'SHUTDOWN' );
}

// Prints the rows of the post's comments, without a look at what WordPress would show.
function stored( mysqli $database, int $post ): void {
	$columns = 'comment_ID, NULLIF(comment_parent, 0), comment_author, comment_author_email,'
		. ' comment_content, comment_approved';
	$rows    = $database->query(
		"SELECT $columns FROM blog.wp_comments WHERE comment_post_ID = $post ORDER BY comment_ID"
	);
	echo json_encode( $rows->fetch_all(), JSON_THROW_ON_ERROR );
}

if ( 'install' === $verb ) {
	install( $database, $about );
} elseif ( 'stored' === $verb ) {
	stored( $database, (int) $about );
} else {
	$post = (int) $about;
	$database->query( "UPDATE blog.wp_posts SET comment_status = 'closed' WHERE ID = $post" );
}

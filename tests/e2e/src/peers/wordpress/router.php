<?php
// What Apache's rewrite rules do for WordPress: a file is itself, all else is index.php.

$root = getenv( 'GLOSA_ROOT' );
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
$file = realpath( $root . $path );

// Before WordPress sets it to the folder that its own files are linked from.
define( 'ABSPATH', $root . '/' );

if ( $file && is_file( $file ) && ! str_ends_with( $file, '.php' ) ) {
	return false;
}
$script = $file && is_file( $file ) ? $path : '/index.php';

$_SERVER['SCRIPT_NAME']     = $script;
$_SERVER['PHP_SELF']        = $script;
$_SERVER['SCRIPT_FILENAME'] = $root . $script;
unset( $_SERVER['PATH_INFO'] );
require $root . $script;

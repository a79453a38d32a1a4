// Waline as its package starts it, but heard on this machine alone.

require('@waline/vercel/vanilla.js');

// Listening comes after all configuration is loaded, so this is in time.
think.config('host', '127.0.0.1');

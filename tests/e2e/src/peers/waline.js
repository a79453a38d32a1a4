// Waline as its package starts it, but heard on this machine alone.

// The storage of a cloud, loaded although another one is used: as soon as it is, it asks
// the network of that cloud where it is. It is shown to be there, and does nothing.
const cloud = require.resolve('@cloudbase/node-sdk');
const idle = { init: () => ({ database: () => ({ command: {} }) }) };
require.cache[cloud] = { id: cloud, filename: cloud, loaded: true, exports: idle };

require('@waline/vercel/vanilla.js');

// Listening comes after all configuration is loaded, so this is in time.
think.config('host', '127.0.0.1');

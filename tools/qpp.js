#!/usr/bin/env node
'use strict';
/** `npx qpp` in a clone: the `bin` of the package, which is `npm run qpp --` without npm's words on standard output. */
process.argv.splice(2, 0, 'qpp');
require('./run');

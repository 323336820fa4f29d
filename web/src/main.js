// Where the page begins: the shell stands in index.html, the views come as they are asked for.

import { startRouter } from './router.js';
import { startTheme } from './theme.js';
import { startLive } from './live.js';
import { startMenu } from './menu.js';

startTheme(document.getElementById('theme'));
startMenu(document.getElementById('menu-button'), document.getElementById('menu'));
startLive(document.getElementById('live'));
startRouter(document.getElementById('main'), document.getElementById('progress'));

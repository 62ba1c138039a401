import { tourTests } from './testing/tour-tests.js';

tourTests(['phone', 'en', 'dark']);

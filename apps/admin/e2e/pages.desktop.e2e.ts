import { tourTests } from './testing/tour-tests.js';

tourTests(['desktop']);

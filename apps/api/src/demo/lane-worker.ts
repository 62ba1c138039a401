import { parentPort, workerData } from 'node:worker_threads';
import { serveLanes, type LaneOrder } from './lanes.js';

parentPort!.postMessage(await serveLanes(workerData as LaneOrder));

import { Notifications1795392000440 } from './1795392000440-notifications.js';

export const notificationsMigrations = [Notifications1795392000440];

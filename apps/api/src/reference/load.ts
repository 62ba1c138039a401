import type { INestApplicationContext } from '@nestjs/common';

export const loadReference = async (_app: INestApplicationContext): Promise<{ organisations: number; servicePoints: number; serviceItems: number }> => ({ organisations: 0, servicePoints: 0, serviceItems: 0 });

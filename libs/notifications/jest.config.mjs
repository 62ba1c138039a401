import { base } from '../../tools/jest/jest.base.mjs';

export default base({ decorators: true });

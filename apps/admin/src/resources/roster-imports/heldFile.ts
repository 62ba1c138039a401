/** The file that was checked is the file that will be imported; held in memory only, it is a roster of people. */
const held = new Map<string, File>();

export const keepFile = (checkId: string, file: File): void => {
  held.clear();
  held.set(checkId, file);
};
export const heldFile = (checkId: string): File | undefined => held.get(checkId);

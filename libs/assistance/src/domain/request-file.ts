/** What comes with a request: a photo, a paper, a note spoken by who can't write. */
export const REQUEST_FILE_KINDS = ['photo', 'paper', 'voice'] as const;
export type RequestFileKind = (typeof REQUEST_FILE_KINDS)[number];

/**
 * The kind follows from the content, nobody has to say it. Recorders of browsers and telephones put sound into the boxes of films
 * (WebM, MP4): here they are heard, never watched, whatever else is in them.
 */
const KIND_OF: Readonly<Record<string, { readonly kind: RequestFileKind; readonly as: string }>> = {
  'image/jpeg': { kind: 'photo', as: 'image/jpeg' },
  'image/png': { kind: 'photo', as: 'image/png' },
  'image/webp': { kind: 'photo', as: 'image/webp' },
  'application/pdf': { kind: 'paper', as: 'application/pdf' },
  'audio/mpeg': { kind: 'voice', as: 'audio/mpeg' },
  'audio/aac': { kind: 'voice', as: 'audio/aac' },
  'audio/amr': { kind: 'voice', as: 'audio/amr' },
  'audio/wav': { kind: 'voice', as: 'audio/wav' },
  'audio/ogg': { kind: 'voice', as: 'audio/ogg' },
  'audio/ogg; codecs=opus': { kind: 'voice', as: 'audio/ogg' },
  'audio/mp4': { kind: 'voice', as: 'audio/mp4' },
  'audio/x-m4a': { kind: 'voice', as: 'audio/mp4' },
  'video/mp4': { kind: 'voice', as: 'audio/mp4' },
  'video/webm': { kind: 'voice', as: 'audio/webm' },
};
export const REQUEST_FILE_TYPES: ReadonlySet<string> = new Set(Object.keys(KIND_OF));

/** What a file of this type is, and the type it is given out as. Only for types of `REQUEST_FILE_TYPES`. */
export const requestFileOf = (type: string): { readonly kind: RequestFileKind; readonly as: string } => KIND_OF[type]!;

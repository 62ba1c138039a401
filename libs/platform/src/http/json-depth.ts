/** Nothing that anybody means to send is nested deeper; what walks a body afterwards may do so by recursion. */
const DEEPEST = 100;

/** Whether JSON text is nested too deeply, without parsing it and without recursion. */
export const nestedTooDeeply = (text: string): boolean => {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 92) i++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 91 || c === 123) {
      if (++depth > DEEPEST) return true;
    } else if (c === 93 || c === 125) depth--;
  }
  return false;
};

// The name under which the reader of this browser corrects; kept here, sent only with a correction.

const KEY = 'demarche-reader';

/** The name; '' when none is known. */
export function readerName() {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return ''; // private windows keep nothing
  }
}

export function keepReaderName(name) {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // asked for again next time
  }
}

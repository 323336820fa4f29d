// Which part of a text the reader has selected. A text's paragraphs say where they begin (data-begin).

/** Where a point of the page lies in the text; null: outside of it. Buttons in it are no part of the text. */
function offsetAt(box, node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('[data-begin]');
  if (!paragraph || !box.contains(paragraph)) return null;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let n = Number(paragraph.dataset.begin);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest('button')) continue;
    if (text === node) return n + offset;
    if (range.comparePoint(text, 0) > 0) return n;
    n += text.length;
  }
  return n;
}

/** The words selected within the box, without blanks at their ends, in UTF-16 units of the text; null: none. */
export function selectedWords(box, text) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  let begin = offsetAt(box, range.startContainer, range.startOffset);
  let end = offsetAt(box, range.endContainer, range.endOffset);
  if (begin === null || end === null) return null;
  while (begin < end && /\s/.test(text[begin])) begin += 1;
  while (end > begin && /\s/.test(text[end - 1])) end -= 1;
  return begin < end ? { span: [begin, end], words: text.slice(begin, end) } : null;
}

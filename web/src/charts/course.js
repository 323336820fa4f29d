// The course of a dyad: stacked bars by quad class (cooperation upwards, conflict downwards), the mean
// score as a line, marks for what changed. uPlot draws on a canvas; its labels and colours are ours.

import './locale.js';
import uPlot from 'uplot';
import { colour } from '../theme.js';

const BAR = 0.72; // of the room that a period has
const ROOM = 270; // px, height of the picture
const MARKS = 18; // px above the bars, where marks stand

/** Stacks: lower and upper end of each class's bar, verbal next to the axis. */
function stacks(bars) {
  const ends = [[], [], [], []];
  for (const {
    quads: [vc, mc, vk, mk],
  } of bars) {
    ends[0].push([0, vc]);
    ends[1].push([vc, vc + mc]);
    ends[2].push([0, -vk]);
    ends[3].push([-vk, -vk - mk]);
  }
  return ends;
}

const COLOURS = ['--vc', '--mc', '--vk', '--mk'];

function drawBars(u, ends) {
  const { ctx } = u;
  const step = Math.abs(u.valToPos(1, 'x', true) - u.valToPos(0, 'x', true));
  const wide = Math.max(1, Math.min(step * BAR, 60 * devicePixelRatio));
  ctx.save();
  ctx.beginPath();
  ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  ctx.clip();
  ends.forEach((list, k) => {
    ctx.fillStyle = colour(COLOURS[k]);
    list.forEach(([low, high], i) => {
      if (low === high) return;
      const a = u.valToPos(low, 'n', true);
      const b = u.valToPos(high, 'n', true);
      ctx.fillRect(u.valToPos(i, 'x', true) - wide / 2, Math.min(a, b), wide, Math.abs(a - b));
    });
  });
  ctx.fillStyle = colour('--ink');
  ctx.fillRect(u.bbox.left, Math.round(u.valToPos(0, 'n', true)), u.bbox.width, devicePixelRatio);
  ctx.restore();
}

/** A period without a score breaks the line. (uPlot's own gaps cut into it where periods are narrower than two pixels.) */
function scoreLine(u, series, first, last) {
  const stroke = new Path2D();
  let drawn = false;
  for (let i = first; i <= last; i += 1) {
    const value = u.data[series][i];
    const there = typeof value === 'number';
    if (there) stroke[drawn ? 'lineTo' : 'moveTo'](u.valToPos(i, 'x', true), u.valToPos(value, 's', true));
    drawn = there;
  }
  return { stroke };
}

function drawMarks(u, marks) {
  const { ctx } = u;
  const r = devicePixelRatio;
  ctx.save();
  ctx.font = `600 ${11 * r}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const seen = new Set();
  marks.forEach((m) => {
    if (seen.has(m.bar)) return;
    seen.add(m.bar);
    const x = u.valToPos(m.bar, 'x', true);
    if (x < u.bbox.left - 1 || x > u.bbox.left + u.bbox.width + 1) return;
    ctx.strokeStyle = colour('--quiet');
    ctx.setLineDash([3 * r, 3 * r]);
    ctx.beginPath();
    ctx.moveTo(x, u.bbox.top);
    ctx.lineTo(x, u.bbox.top + u.bbox.height);
    ctx.stroke();
    ctx.setLineDash([]);
    const y = u.bbox.top - (MARKS * r) / 2;
    ctx.fillStyle = colour('--ink');
    ctx.beginPath();
    ctx.arc(x, y, 8 * r, 0, 7);
    ctx.fill();
    ctx.fillStyle = colour('--paper');
    ctx.fillText(String(seen.size), x, y + r * 0.5);
  });
  ctx.restore();
}

/** Room that a label takes, with some between it and the next. */
const labelRoom = (bars) => Math.max(...bars.map((b) => b.label.length)) * 7.4 + 14;

function axes(bars) {
  const stroke = () => colour('--quiet');
  const grid = { stroke: () => colour('--line'), width: 1 };
  const font = '12px system-ui, sans-serif';
  return [
    {
      stroke,
      font,
      grid: { show: false },
      ticks: { stroke: () => colour('--line'), size: 4 },
      splits: (u, _i, min, max) => labelsAt(min, max, u.bbox.width / devicePixelRatio / labelRoom(bars)),
      values: (_u, at) => at.map((i) => bars[i]?.label ?? ''),
    },
    {
      scale: 'n',
      stroke,
      font,
      grid,
      size: 44,
      values: (_u, at) => at.map((v) => (Number.isInteger(v) ? Math.abs(v) : '')),
    },
    {
      scale: 's',
      side: 1,
      stroke,
      font,
      grid: { show: false },
      size: 40,
      splits: () => [-10, -5, 0, 5, 10],
      values: (_u, at) => at.map((v) => (v > 0 ? `+${v}` : String(v).replace('-', '−'))),
    },
  ];
}

function labelsAt(min, max, room) {
  const first = Math.max(0, Math.ceil(min));
  const last = Math.floor(max);
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, room)));
  const out = [];
  for (let i = first; i <= last; i += step) out.push(i);
  return out;
}

const letGo = (u) => u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);

/** Hands on the periods that are drawn over. */
function takeSelection(u, n, onBrush) {
  const { left, width } = u.select;
  if (width < 4) return;
  const at = (x) => Math.min(n - 1, Math.max(0, Math.round(u.posToVal(x, 'x'))));
  letGo(u);
  onBrush(at(left), at(left + width));
}

/** uPlot knows the mouse alone. A finger that moves along the picture draws over it, too; one that moves up or down scrolls
 *  the page (touch-action in style/views.css), and then the browser takes the pointer away. */
function brushByTouch(u, take) {
  let from = null;
  const at = (event) => {
    const { left, width } = u.over.getBoundingClientRect();
    return Math.min(width, Math.max(0, event.clientX - left));
  };
  u.over.addEventListener('pointerdown', (event) => {
    from = event.pointerType === 'mouse' || !event.isPrimary ? null : at(event);
  });
  u.over.addEventListener('pointermove', (event) => {
    if (from === null || !event.isPrimary) return;
    const x = at(event);
    u.setCursor({ left: x, top: 0 });
    u.setSelect({ left: Math.min(from, x), width: Math.abs(x - from), top: 0, height: u.over.clientHeight }, false);
  });
  u.over.addEventListener('pointerup', (event) => {
    if (from === null || !event.isPrimary) return;
    from = null;
    take();
  });
  u.over.addEventListener('pointercancel', () => {
    if (from !== null) letGo(u);
    from = null;
  });
}

/** On paper the picture has another width, which is known only while it is printed: one that fits A4 and Letter. */
const PAPER = 660; // px

function onPaper(u, width) {
  const size = (wide) => () => u.setSize({ width: wide(), height: ROOM });
  const [before, after] = [size(() => Math.min(PAPER, width())), size(width)];
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  };
}

/**
 * Draws into `into`.
 * @param {{bars: object[], marks: object[], most: number, sync: string, onHover: (i: number|null) => void, onBrush: (first: number, last: number) => void}} what
 *   `most`: the tallest stack, so that pictures beside one another have one scale
 * @returns {{dispose: () => void, redraw: () => void}}
 */
export function courseChart(into, { bars, marks, most, sync, onHover, onBrush }) {
  const ends = stacks(bars);
  const width = () => Math.max(260, into.clientWidth);
  const top = Math.max(1, most) * 1.08;
  const u = new uPlot(
    {
      width: width(),
      height: ROOM,
      padding: [marks.length ? MARKS + 4 : 8, 4, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: true, y: false, setScale: false }, sync: { key: sync }, points: { show: false } },
      scales: {
        x: { time: false, range: () => [-0.6, bars.length - 0.4] },
        n: { range: () => [-top, top] },
        s: { range: () => [-10.8, 10.8] },
      },
      axes: axes(bars),
      series: [
        {},
        { scale: 'n', paths: () => null, points: { show: false } },
        { scale: 's', stroke: () => colour('--paper'), width: 5, paths: scoreLine, points: { show: false } }, // sets the line off from the bars
        {
          scale: 's',
          stroke: () => colour('--ink'),
          width: 2,
          paths: scoreLine,
          points: { show: true, size: 5, fill: () => colour('--paper'), stroke: () => colour('--ink') },
        },
      ],
      hooks: {
        drawAxes: [() => drawBars(u, ends)],
        draw: [() => drawMarks(u, marks)],
        setCursor: [() => onHover(u.cursor.idx ?? null)],
        setSelect: [() => takeSelection(u, bars.length, onBrush)],
      },
    },
    [bars.map((_b, i) => i), bars.map(() => 0), bars.map((b) => b.score), bars.map((b) => b.score)],
    into,
  );
  u.root.setAttribute('aria-hidden', 'true');
  const observer = new ResizeObserver(() => u.setSize({ width: width(), height: ROOM }));
  observer.observe(into);
  brushByTouch(u, () => takeSelection(u, bars.length, onBrush));
  const offPaper = onPaper(u, width);
  return {
    dispose: () => {
      offPaper();
      observer.disconnect();
      u.destroy();
    },
    redraw: () => u.redraw(false, true),
  };
}

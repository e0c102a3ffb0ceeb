/** The report's style: system fonts, light and dark mode, columns that wrap on a phone, and print. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f4f6f9; --card: #ffffff; --ink: #18202b; --muted: #566272; --line: #e2e7ee;
  --run: #2b62c4; --on-run: #ffffff; --constant: #18202b; --paper: #d4650a; --hit: #11735a; --miss: #bb2d22;
  --tint: #e9f0fc; --warn: #fff3dc; --warn-line: #e0a53c;
  --page0: #2b62c4; --page1: #d4650a; --page2: #11735a; --page3: #8a3fb8; --page4: #b3261e; --page5: #6a6a1d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1319; --card: #181e26; --ink: #e8edf3; --muted: #9ba7b6; --line: #2a333e;
    --run: #6ba3f7; --on-run: #0b1017; --constant: #f2f5f9; --paper: #ffa24f; --hit: #58cfa5; --miss: #ff8b80;
    --tint: #1a2738; --warn: #33270f; --warn-line: #a87a24;
    --page0: #6ba3f7; --page1: #ffa24f; --page2: #58cfa5; --page3: #cf9bf0; --page4: #ff8b80; --page5: #cfcf6a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 1400px; margin: 0 auto; padding: 32px clamp(14px, 3vw, 40px) 64px; }
h1 { font-size: clamp(24px, 3.4vw, 36px); line-height: 1.2; margin: 0 0 6px; letter-spacing: -.01em; }
h2 { font-size: 21px; margin: 0; letter-spacing: -.005em; }
h2::first-letter { text-transform: uppercase; }
h3 { font-size: 16px; margin: 22px 0 4px; }
section { margin-top: 44px; }
code { font: .92em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.eyebrow { margin: 0 0 6px; color: var(--run); font-weight: 600; }
.lead { margin: 0; color: var(--muted); font-size: 17px; }
.caption { margin: 4px 0 16px; color: var(--muted); max-width: 96ch; }
.notice { margin: 20px 0 0; padding: 12px 16px; border-radius: 10px; background: var(--tint); border-left: 4px solid var(--run); max-width: 100ch; }
.notice.demo { background: var(--warn); border-color: var(--warn-line); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(45%, 210px), 1fr)); gap: 14px 24px; margin: 22px 0 0; }
.facts div { min-width: 0; }
.facts .wide { grid-column: 1 / -1; max-width: 100ch; }
dt { color: var(--muted); font-size: 13px; }
dd { margin: 0; overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(155px, 1fr)); gap: 14px; }
.tile, figure { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.tile { padding: 14px 18px; display: grid; }
.tile .name { color: var(--muted); font-weight: 600; }
.tile .value { font-size: 38px; font-weight: 700; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.tile .beside { color: var(--muted); font-size: 13.5px; }
.tile b { color: var(--ink); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 345px), 1fr)); gap: 16px; align-items: start; }
.figures.two { grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); }
figure { margin: 0; padding: 16px 18px; min-width: 0; overflow-x: auto; break-inside: avoid; }
section > figure + figure { margin-top: 16px; }
figure svg { display: block; width: 100%; height: auto; margin: 0 auto; }
figcaption { color: var(--muted); font-size: 13.5px; margin-bottom: 12px; }
figcaption b { color: var(--ink); font-size: 15px; }
.key { white-space: nowrap; margin-left: 10px; }
.key::before { content: ""; display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 6px; vertical-align: -1px; background: var(--run); }
.key.constant::before, .key.paper::before { width: 3px; height: 15px; border-radius: 0; vertical-align: -3px; background: var(--constant); }
.key.paper::before { background: var(--paper); }
.key.page1::before { background: var(--page1); }
.key.page2::before { background: var(--page2); }
.key.page3::before { background: var(--page3); }
.key.page4::before { background: var(--page4); }
.key.page5::before { background: var(--page5); }
.key.hit::before { background: var(--hit); }
.key.miss::before { background: var(--miss); }
details { margin-top: 16px; }
summary { cursor: pointer; color: var(--run); font-weight: 600; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin-top: 6px; }
details table { background: var(--card); }
th, td { padding: 4px 14px 4px 0; text-align: right; border-bottom: 1px solid var(--line); }
details th, details td { padding: 4px 18px; }
th { font-weight: 500; color: var(--muted); }
th[scope=row], thead th:first-child { text-align: left; }
tr.own th, tr.own td { font-weight: 700; color: var(--ink); }
tr.class th { padding-left: 34px; }
table.wide td, table.wide th { text-align: left; vertical-align: top; }
table.wide th { white-space: nowrap; }
table.wide td { overflow-wrap: anywhere; }
.wall { display: grid; grid-template-columns: repeat(auto-fill, minmax(136px, 1fr)); gap: 12px; }
.face { padding: 8px 8px 10px; border-top: 4px solid var(--hit); }
.face.wrong { border-top-color: var(--miss); }
.face img { display: block; width: 100%; height: auto; border-radius: 6px; margin-bottom: 6px; }
.face figcaption { margin: 0; font-size: 12px; line-height: 1.4; }
.face p { margin: 0; }
.face span { white-space: nowrap; }
.face .class { font-size: 14px; font-weight: 700; }
.hit { color: var(--hit); }
.miss { color: var(--miss); }
.key.hit, .key.miss { color: var(--muted); }
footer { margin-top: 48px; color: var(--muted); font-size: 13.5px; }
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --card: #fff; --ink: #000; --muted: #444; --line: #ddd; --run: #2b62c4; --on-run: #fff;
    --constant: #000; --paper: #d4650a; --hit: #11735a; --miss: #bb2d22; --tint: #fff; --warn: #fff;
    --page0: #2b62c4; --page1: #d4650a; --page2: #11735a; --page3: #8a3fb8; --page4: #b3261e; --page5: #6a6a1d;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 11px; }
  main { padding: 0; max-width: none; }
  section { margin-top: 24px; }
  h2, .caption { break-after: avoid; }
  .figures { grid-template-columns: repeat(3, 1fr); gap: 8px; }
  .figures.two { grid-template-columns: repeat(2, 1fr); }
  .tiles { grid-template-columns: repeat(4, 1fr); }
  .lead { font-size: 13px; }
  .tile .value { font-size: 26px; }
  .tile .beside, figcaption, dt, figcaption b { font-size: 10px; }
  figure { padding: 10px; }
  th, td { padding: 3px 8px 3px 0; }
  section:has(> .wall) { break-inside: avoid; }
  details::details-content { display: block; content-visibility: visible; }
  details th, details td { padding: 0 14px; }
  .wall { grid-template-columns: repeat(8, 1fr); gap: 5px; }
  .face { padding: 4px; }
  .face figcaption, .face .class { font-size: 8px; }
}`;

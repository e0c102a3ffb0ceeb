import type { CostedPlan } from '../../run/page/cost.js';
import type { OpenPage } from '../../run/page/open.js';
import { formatTable } from './table.js';
import { formatFacts, terminalWidth, wrap } from './wrap.js';

/** Width of a plan outside a terminal, and of the names of a stage's facts. */
const WIDTH = 80;
const NAMES = 17;

type Shown = CostedPlan & Pick<OpenPage, 'plan' | 'profile' | 'notes'>;

/** Prints a plan and its cost in the requested format. */
export async function showPlan(
  format: 'text' | 'json' | 'mermaid' | 'svg' | 'sarif',
  shown: Shown,
  version: string,
): Promise<string> {
  const { plan, cost, warnings } = shown;
  if (format === 'json') return JSON.stringify({ ...plan, cost, warnings }, null, 2);
  if (format === 'mermaid') return (await import('../../plan/mermaid.js')).mermaid(plan);
  if (format === 'svg') return (await import('../../plan/svg.js')).svg(plan, cost);
  if (format === 'sarif') {
    const { sarif } = await import('../../schema/sarif.js');
    return JSON.stringify(sarif(warnings, version), null, 2);
  }
  return planText(shown);
}

/** A plan as text for users. */
export async function planText({ plan, profile, notes, cost, warnings }: Shown): Promise<string> {
  const { graphTable, stageFacts, startsText, tensorsText, titleText, totalText } = await import(
    '../../plan/print.js'
  );
  const { formatProblems } = await import('../../schema/frame.js');
  const width = terminalWidth(WIDTH);
  const prose = (text: string): string =>
    text
      .split('\n')
      .flatMap((line) => wrap(line, width))
      .join('\n');
  const stages = plan.stages.map((stage, i) => {
    const facts = stageFacts(plan, stage, cost, cost.stages[i]!);
    const indented = facts.map(([what, text]) => [`  ${what}`, text] as const);
    return `stage ${stage.name}\n${formatFacts(indented, NAMES, width)}`;
  });
  return [
    prose([...notes, titleText(plan, profile)].join('\n')),
    formatTable(graphTable(plan, cost), width),
    ...[tensorsText(plan), startsText(plan)].filter((text) => text !== '').map(prose),
    ...stages,
    prose(totalText(plan, cost)),
    ...(warnings.length > 0 ? [`Worth a look:\n${formatProblems(warnings)}`] : []),
  ].join('\n\n');
}

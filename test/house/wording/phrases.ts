/** A phrase to avoid in this project, and what to write instead. */
export interface Phrase {
  readonly pattern: RegExp;
  readonly write: string;
}

/** By name. A space in a pattern also matches the end of a line. */
export const phrases: { readonly [name: string]: Phrase } = {
  // ---- archaic or literary words
  'in vain': { pattern: /\bin vain\b/gi, write: 'has no effect, ineffective' },
  'no more': { pattern: /\bno more\b(?! (than|of|\w+s\b))/gi, write: 'no longer' },
  'for good': { pattern: /\bfor good\b(?! (reason|measure))/gi, write: 'permanently' },
  learnt: { pattern: /\blearnt\b/gi, write: 'learned' },
  mend: { pattern: /\bmend(s|ed|ing)?\b/gi, write: 'fix' },
  bear: { pattern: /\bbears?\b|\bborne\b/gi, write: 'has, allows' },
  heed: { pattern: /\bheed(s|ed)?\b/gi, write: 'respect' },
  begun: { pattern: /\bbegun\b/gi, write: 'started' },
  anew: { pattern: /\banew\b/gi, write: 'again' },
  thus: {
    pattern:
      /\b(thus|hence|lest|shall|upon|thereof|whereof|herein|wherein|ere|aught|naught|amid|unto|whom)\b/gi,
    write: 'a plain word: so, because, must, on',
  },
  'lives again': { pattern: /\blives? again\b/gi, write: 'is restored' },
  vouch: { pattern: /\bvouch(es|ed)?\b/gi, write: 'untrusted' },
  'taken from the air': {
    pattern: /\bfrom (thin )?air\b|\bfrom the air\b/gi,
    write: 'read from global state',
  },
  'beyond repair': { pattern: /\bbeyond repair\b/gi, write: 'cannot continue' },
  // ---- word order and idiom
  told: { pattern: /\btold\b/gi, write: 'reported, passed, shown' },
  'is no': {
    pattern: /(?<!\b(?:there|it|this) )\b(?:is|are|was|were|be) no (?!longer\b|more\b|less\b|fewer\b)\w+/gi,
    write: 'is not a',
  },
  'knows no': { pattern: /\bknows? (no|none)\b/gi, write: 'has, supports, recognizes' },
  'that there is': {
    pattern:
      /\b(that|those|which|what|as|where) there (is|are)( not| none| no one)\b|\b(that|what) there (is|are)\b(?! (a|an|no|not|none|one|nothing)\b)/gi,
    write: 'that exist',
  },
  'where there is': { pattern: /\bwhere there (is|are)\b/gi, write: 'if there is' },
  'is there': {
    pattern:
      /\b(is|are|was|were) (not )?there\b(?! (a|an|no|any|is|are|was|were|something|one|still|already)\b)/gi,
    write: 'exists, does not exist',
  },
  'in words': { pattern: /\bin words\b/gi, write: 'as text, described' },
  'made of': {
    pattern: /\b(what|which|that) [^.,;:]{0,24}\b(is|are) made (of|from|up)\b/gi,
    write: 'consists of',
  },
  'so many': { pattern: /\bso many\b/gi, write: 'N, this many' },
  'from elsewhere': { pattern: /\bfrom (elsewhere|outside)\b/gi, write: 'from other tools, external' },
  'go on': { pattern: /\b(go|goes|going|went|gone) on\b/gi, write: 'continue, resume' },
  'take out': {
    pattern: /\b(take|takes|taken|took) (it|them|one|that|this|this one)? ?(out|away)\b/gi,
    write: 'remove',
  },
  'leave out': { pattern: /\bleave (it |them |that |one )?out\b/gi, write: 'remove, omit' },
  stands: {
    pattern:
      /\b(stand|stands|stood) (beside|where|right|in(?! for)|alone|there|before|behind|inside|after|first|last|outside|here)\b/gi,
    write: 'is',
  },
  'lies in': { pattern: /\blies? (beside|in|on|there|right|here|under|where)\b/gi, write: 'is in' },
  'what computes': { pattern: /\bwhat computes\b/gi, write: 'compute engine' },
  'form of': { pattern: /\bforms? of the (answers?|output)\b/gi, write: 'output format' },
  'of zoo': { pattern: /\b(plugin|mistake|run|bug|page)s? of zoo\b/gi, write: 'a zoo plugin, a bug in zoo' },
  'further word': { pattern: /\bfurther words?\b/gi, write: 'unexpected argument' },
  'at once': { pattern: /\b(all|told|said|reported|found)\b[^.,;:]{0,24}\bat once\b/gi, write: 'together' },
  'is to': {
    pattern:
      /\b(is|are|was|were) to (be|lose|read|learn|go|become|have|hold|run|show|stand|take|give|come|stay|see)\b/gi,
    write: 'must, should, will',
  },
  'let it be': {
    pattern: /\blet (ZOO_\w+|it|them|this user|another) (name|be|write|have|run|stay|stand)\b/gi,
    write: 'set ... to',
  },
  'be rid of': { pattern: /\b(be|get|gets|got) rid of\b/gi, write: 'delete' },
  'hand over': { pattern: /(?<!\bby )\bhand(s|ed|ing)? (over|on|in|out|back|it|them)\b/gi, write: 'pass' },
  'puts out': { pattern: /\bputs? out\b/gi, write: 'outputs' },
  'something else than': { pattern: /\belse than\b/gi, write: 'other than' },
  'one each': {
    pattern:
      /\b(one|a|an|numbers?|colors?|colors?|letters?|filters?|parts?|lines?|files?|rows?|columns?|units?|steps?|values?|bytes|rates?|tables?|folders?|records?|images?|gradients?|heads?|stages?|labels?) an? (row|image|label|stage|unit|line|epoch|step|class|face|part|file|path|shelf|row|head|page|name|column|run|seed|loss|task|video|frame|channel|thread|key|role|slot|node|pass|split|word)\b/gi,
    write: 'one per',
  },
  'this zoo': { pattern: /\bthis zoo\b/gi, write: 'this version of zoo' },
  'what comes out': { pattern: /\b(what|that) (becomes|comes) (of|to|out)\b/gi, write: 'the result' },
  'an account of': { pattern: /\ban account of\b/gi, write: 'a report on' },
  'who does': {
    pattern:
      /(^|[.;:,] |\bby |\bto |\band )who (has|have|looks?|starts?|reads?|sees?|wants?|takes?|writes?|calls?|may)\b(?![^.]*\?)/gi,
    write: 'anyone who, a reader that',
  },
  // ---- names in the code: see the glossary in CONTRIBUTING.md
  heeding: {
    pattern: /\bheeding\b|\/food\.js\b/g,
    write: 'interruptible, ineffective, training-fixture',
  },
  around: { pattern: /\baround\b(?=[,).}:]| [=}])/g, write: 'context' },
  'make room': { pattern: /\b(make|makes) room\b/gi, write: 'free disk space' },
};

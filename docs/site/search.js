// The search: window.find(words) returns the sections that contain all words, best first. Loaded after MiniSearch and the index.
{
  const index = new window.MiniSearch({
    fields: ['title', 'page', 'keywords', 'text'],
    storeFields: ['title', 'page', 'text', 'guide'],
  });
  index.addAll(window.searchable);

  window.find = (words) =>
    index.search(words, {
      prefix: true,
      fuzzy: (word) => (word.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boost: { title: 6, keywords: 20, page: 3 },
      // A reader who types a name wants its page; any other reader wants a guide.
      boostDocument: (_id, _word, { title, guide }) =>
        title.toLowerCase() === words.toLowerCase() ? 10 : guide ? 3 : 1,
    });
}

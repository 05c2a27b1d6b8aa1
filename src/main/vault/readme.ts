/** The page that explains a vault's files to somebody who has lost the application. */

export const readmeText = `# This folder is a notebook

It was written by Almagest, a desktop research notebook. You do not need Almagest to read it: everything is
plain text in UTF-8, one thing per file.

- \`documents/<id>/document.json\` describes one article: its title, and each version ("revision") that was imported,
  with the SHA-256 of the bytes, when they came and from which file.
- \`documents/<id>/<first 12 digits of the SHA-256>/\` holds that version: \`original.*\` exactly as it was imported,
  \`text.txt\` the text that was read from it, and \`structure.json\` its sections and paragraphs, as ranges of
  \`text.txt\` counted in UTF-16 units. Pictures lie beside them, each named by its own SHA-256; \`structure.json\` says
  where they stand. These files never change.
- \`annotations/<document id>.jsonl\` holds the marked passages of an article: one W3C Web Annotation a line
  (https://www.w3.org/TR/annotation-model/), with the passage itself, the words around it, its place in \`text.txt\`
  counted in Unicode characters, its colour, comment and tags.
- \`colors.json\` says what the five colours of marks mean, where they were given names.
- \`notes/<id>.json\` is a note as Almagest edits it; \`notes/<id>.md\` beside it is the same in Markdown, written anew a
  moment after each save. What you write into the Markdown comes in as a new version of the note, and
  Markdown you lay beside the notes becomes one of them. \`checksum\` at its head
  tells Almagest's own text (SHA-256 without that line, 16 digits) from yours; you need not mind it.
- \`images/\` holds the pictures of notes, each named by its own SHA-256.
- \`templates/*.md\` are the templates for notes made of an article's marks; change them, copy them, write more. \`group:\` is
  section, color, tag or none; \`{{group}}\`, \`{{passage}}\`, \`{{quote}}\`, \`{{comment}}\`, \`{{tags}}\`, \`{{section}}\`, \`{{color}}\`,
  \`{{source}}\` and \`{{article}}\` are filled in.
- \`decisions/*.ndjson\` lists what was decided about people, agencies, missions and places: merged, renamed, refused.
  One decision a line, oldest first, one file for each computer. \`reviews/*.ndjson\` lists study reviews likewise.
- \`collections.json\`, if there is one, names the collections and says which stands in which. The collections an article
  is in, its tags, whether it is starred or archived stand under \`shelf\` in its \`document.json\`.
- \`searches.json\`, if there is one, lists the searches that were saved, each with its name and what is searched for.
- \`trash/\` holds what was deleted, in the same forms.
- \`quarantine/\`, if there is one, holds copies of files that were found damaged.
- \`vault.json\` says which format this is. Files named \`.almagest-*\` are locks and unfinished saves; once
  no Almagest is running they may be deleted.

You may copy, back up, synchronise or put this folder under version control as it is.
`;

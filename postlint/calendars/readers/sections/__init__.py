"""Markdown files with several posts, each under a heading or label of its own.

The way of a file, from ``read`` on:

1. ``markdown_blocks`` takes the text apart into pieces. ``lines_of_paragraphs`` tells what the lines of a
   paragraph are, by the ``habits`` of the file; ``field_blocks`` what lists, quotes and tables of fields say,
   ``field_headings`` what headings that are fields do; ``replies_comments_hashtags`` what answers somebody;
   ``bold_titles`` which bold lines head posts; ``fences_in_texts`` which fences are words of a text;
   ``notes_to_team`` and ``scripts_slides_footers`` what is none.
2. What a title says is a label: ``labels``, from its ``days_and_times``, its ``fields`` and its role
   (``roles_of_headings``, with ``headings_of_no_posts`` for what heads none). The ``heading_words`` of all
   languages are tables.
3. ``outline`` puts pieces into sections, one in another; ``roles_by_neighbours`` and ``counted_headings``
   mark those of which what stands beside them tells what they are (``roles_by_places``, where they go out).
4. ``posts_in_sections`` looks for posts: ``fields_above_posts`` is what holds for a section from further up,
   ``post_texts`` finds the texts in it (in ``quotes_and_fences``, or counted as ``counted_parts``),
   ``posts_in_lists`` and ``posts_in_tables`` those in its ``lists`` and rows
   (``lists_of_no_posts`` are others). ``drafts_and_threads`` are the
   posts that are found; of several versions, ``versions_and_options`` tells which counts.
5. ``doubts`` and ``guides_and_records`` say why a file, or a section of it, is not read after all.
6. ``calendar_entries`` writes drafts down as a calendar has them, ``when`` says on which day and in which
   year.
7. ``left_out`` and ``misspelt`` tell what is in no post, and what is one letter away from being.
"""

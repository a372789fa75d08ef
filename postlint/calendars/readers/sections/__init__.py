"""Markdown files with several posts, each under a heading or label of its own.

The way of a file, from ``read`` on:

1. ``pieces`` takes the text apart into blocks. ``lines`` tells what the lines of a paragraph are, by the
   ``habits`` of the file; ``field_blocks`` what lists, quotes and tables of fields say, ``field_headings``
   what headings that are fields do; ``answers`` what answers somebody; ``bold_titles`` which bold lines head
   posts; ``running_texts`` which fences are words of a text.
2. What a title says is a label: ``labels``, from its ``days``, its ``fields`` and its role (``roles``, with
   ``no_posts`` for what heads none). The ``words`` of all languages are tables.
3. ``outline`` puts pieces into sections, one in another; ``neighbours``, ``comments`` and
   ``counted_headings`` mark those of which what stands beside them tells what they are.
4. ``posts_in_sections`` looks for posts: ``around`` is what holds for a section from further up,
   ``post_texts`` finds the texts in it (in ``blocks``, or counted as ``threads``), ``posts_in_lists`` and
   ``posts_in_tables`` those in its ``lists`` and rows. A post that is found is a ``draft``; of several
   versions, ``options`` tells which counts.
5. ``doubts`` and ``about_posts`` say why a file, or a section of it, is not read after all.
6. ``entries`` writes drafts down as a calendar has them, ``when`` says on which day and in which year.
7. ``left_out`` and ``misspelt`` tell what is in no post, and what is one letter away from being.
"""

"""How much each term of `likeness` speaks for a link: the constant first, then a weight a term.

Those of figures are fitted by `python -m benchmarks._fit_links`; not to be edited by hand.
"""

WORD_WEIGHTS = (
    2.00,
    2.30,
    0.30,
    0.60,
    2.20,
    0.60,
    -1.00,
    0.50,
    1.20,
    -1.50,
)
FIGURE_WEIGHTS = (
    -1.66,
    1.23,
    -0.38,
    0.69,
    1.49,
    0.85,
    1.38,
    -0.28,
    -0.95,
    1.63,
    2.44,
    1.42,
    0.60,
    0.66,
    -1.18,
    2.59,
    -1.05,
    8.77,
    2.33,
)

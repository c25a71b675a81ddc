"""Measures Plainleaf beside its peers (`make bench`): ratios and shares, never verdicts."""

import builds
import checking
import extracting
import linting
import merging
import reading

for title, part in (
    ("Extracting 100 leaflets", extracting),
    ("Merging", merging),
    ("Building the sample leaflets", builds),
    ("Checks on translations", checking),
    ("Scoring", reading),
    ("Looking at pages", linting),
):
    print(f"\n{title}")
    part.main()

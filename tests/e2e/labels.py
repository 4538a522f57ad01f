"""A Streamlit page of its own for test_plain_label.py: each text as the label, a choice and the title."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.ui.plain_label import plain_label

TEXTS: Final = """\
Motalavej, Korsør
Præstevangen og Parkvej (Skælskør)
Pct.
I alt: 5
1. januar
12) x
[x](javascript:y)
![](http://x)
[x]: http://y
:red[x] $1$ *a* <b> &amp;
:smile: a:smile:b :material/home: :+1:
::a
_a_
__a__
a__b_c
*
**x**
~~x~~
# x
- x
+ x
-- a -> b <-> c >= 5 <= 6 ~= 7
<5
> 5
| a | b |
`x` ``x``
C:\\temp\\
http://example.com/x
www.example.com a@b.dk
<script>alert(1)</script>
<!-- x -->
&lt; &#65; & a
5 $ og 6 $
2020--2021""".splitlines()

if st.runtime.exists():
    for place, text in enumerate(TEXTS):
        st.selectbox(plain_label(text), [0], key=f"list_{place}")
        st.radio("Valg", [0], format_func=lambda _, text=text: plain_label(text), key=f"radio_{place}")
        st.title(plain_label(text))

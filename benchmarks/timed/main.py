"""Run the dashboard's main script and write how long it took, a line a run: `address<TAB>milliseconds`."""

import os
import time
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

MAIN = Path(__file__).resolve().parents[2] / "src" / "dashboard" / "ui" / "main.py"


@st.cache_resource(show_spinner=False)
def code_of(path: str) -> object:
    """Return the compiled script, as Streamlit keeps it between runs."""
    return compile(Path(path).read_text(encoding="utf-8"), path, "exec")


code = code_of(str(MAIN))
start = time.perf_counter()
try:
    exec(code, {"__name__": "__main__", "__file__": str(MAIN)})  # type: ignore[arg-type]  # noqa: S102
finally:
    milliseconds = (time.perf_counter() - start) * 1000
    with Path(os.environ["BENCH_TIMES"]).open("a", encoding="utf-8") as times:
        page = str(st.context.url).partition("?")[0]
        times.write(f"{page}?{urlencode(st.query_params.to_dict())}\t{milliseconds:.3f}\n")

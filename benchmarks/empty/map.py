"""A Streamlit page with one bare map: what Kort is measured against."""

import pydeck as pdk
import streamlit as st

st.set_page_config(page_title="Et kort", layout="wide")
st.title("Et kort")
st.pydeck_chart(
    pdk.Deck(
        layers=[
            pdk.Layer(
                "ScatterplotLayer",
                [{"position": [11.35, 55.40]}, {"position": [11.15, 55.33]}],
                id="points",
                get_position="position",
                get_radius=1500,
                get_fill_color=[31, 90, 122],
            )
        ],
        initial_view_state=pdk.ViewState(latitude=55.37, longitude=11.25, zoom=9.5),
        map_provider=None,
    )
)

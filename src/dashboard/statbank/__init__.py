"""StatBank, the data bank of Danmarks Statistik: asked by `dashboard fetch`, read by `dashboard refresh`."""

SELECT build_id, built_at, demo FROM build

"""The store: engine, tables, repositories, unit of work, projections, migrations. All SQL is here."""

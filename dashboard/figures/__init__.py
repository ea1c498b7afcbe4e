"""Pictures made from a view: plotly figures and ECharts options. No screen."""

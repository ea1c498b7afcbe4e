"""The pages. Each loads answers, makes its view, draws its figures and lays them out, in that order."""

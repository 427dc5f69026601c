global using FiniteNumberConverter = Noether.Runs.FiniteNumberConverter;
global using JsonLayout = Noether.Runs.JsonLayout;
global using OutputFile = Noether.Runs.OutputFile;
global using RunVersions = Noether.Runs.RunVersions;

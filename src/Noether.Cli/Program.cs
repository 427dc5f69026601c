using Noether.Cli;
using Noether.Cli.Running;

using var host = CliHost.ForProcess();
return CliApplication.Run(args, host);

using Noether.Discovery;
using Noether.Reports;
using Noether.Runs;

namespace Noether.Studio.Options;

/// <summary>How the studio is started.</summary>
public sealed record StudioOptions
{
    /// <summary>The address that only programs on this machine reach.</summary>
    public const string Loopback = "127.0.0.1";

    /// <summary>Port to listen on, 0 to 65535; 0 means any free one. Default 5173.</summary>
    public int Port { get; init; } = 5173;

    /// <summary>IP address to listen on. Default 127.0.0.1: this machine alone.</summary>
    public string Address { get; init; } = Loopback;

    /// <summary>The secret that whoever reads or changes something has to know; null lets everybody in. Default: a random one.</summary>
    public string? Token { get; init; } = AccessToken.New();

    /// <summary>Folder of the runs, made when it does not exist. Default: runs in the current folder.</summary>
    public string RunsFolder { get; init; } = "runs";

    /// <summary>Largest file that may be uploaded, bytes. Default 4 GB.</summary>
    public long LargestUpload { get; init; } = 4_000_000_000;

    /// <summary>Largest picture that may be uploaded, bytes. Default 100 MB.</summary>
    public long LargestPicture { get; init; } = 100_000_000;

    /// <summary>Jobs that run at the same time, at least 1; null means two where there are two cores or more.</summary>
    public int? JobsAtOnce { get; init; }

    /// <summary>The methods that are offered. Default: all of the library.</summary>
    public MethodCatalogue Methods { get; init; } = Noether.Methods.MethodList.All;

    /// <summary>Writes the reports of runs. Default: that of the library's reports.</summary>
    public IReportWriter? Report { get; init; } = new RunReport();
}

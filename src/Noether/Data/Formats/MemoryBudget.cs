using System.Globalization;
using Noether.Discovery.Settings;

namespace Noether.Data.Formats;

/// <summary>How much memory the numbers of a file may take, whatever the file promises.</summary>
/// <param name="bytes">The limit.</param>
internal sealed class MemoryBudget(long bytes)
{
    private const double Giga = 1e9;
    private const long Largest = 4_000_000_000;

    /// <summary>What is allowed where nobody said anything: a quarter of the memory, 4 GB at most.</summary>
    public static MemoryBudget Default { get; } =
        new(Math.Min(Largest, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4));

    /// <summary>The limit in bytes.</summary>
    public long Bytes { get; } = bytes;

    /// <summary>The budget that somebody asked for, in GB, or the default.</summary>
    public static MemoryBudget Of(double? gigabytes) =>
        gigabytes is { } giga ? new MemoryBudget((long)(giga * Giga)) : Default;

    /// <summary>Refuses what would take more, before it is allocated.</summary>
    /// <param name="bytes">What it takes.</param>
    /// <param name="name">What to call the file.</param>
    /// <exception cref="NoetherException">It is more than allowed.</exception>
    public void Require(UInt128 bytes, string name)
    {
        if (bytes > (UInt128)Bytes)
            throw Exceeded(name, Size((double)bytes));
    }

    /// <summary>The sentence for a file that takes more than allowed; its size is not known.</summary>
    public NoetherException Exceeded(string name) => Exceeded(name, "more");

    /// <summary>A number of bytes in words.</summary>
    public static string Size(double bytes)
    {
        var (unit, name) = bytes >= Giga ? (Giga, "GB") : bytes >= 1e6 ? (1e6, "MB") : (1, "bytes");
        return $"{(bytes / unit).ToString("0.#", CultureInfo.InvariantCulture)} {name}";
    }

    private NoetherException Exceeded(string name, string size) => new(
        $"{name} would take {size}{(size == "more" ? "" : ", more")} than the {Size(Bytes)} of memory that "
        + $"{SettingName.Mention("max-memory")} allows; raise it, or save the numbers as a .npy file, which is read "
        + "in place.")
    {
        Code = "input.memory",
        Setting = "max-memory",
        File = name,
    };
}

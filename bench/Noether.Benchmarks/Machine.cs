using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Noether.Benchmarks;

/// <summary>What measurements were made on.</summary>
/// <param name="Cpu">Name of the processor.</param>
/// <param name="Processors">Logical processors that this process may use.</param>
/// <param name="Simd">Register level of the kernels.</param>
/// <param name="Runtime">Name and version of the runtime.</param>
/// <param name="System">Name and version of the operating system.</param>
public sealed record Machine(string Cpu, int Processors, string Simd, string Runtime, string System)
{
    private const int BrandLeaf = unchecked((int)0x80000002);

    /// <summary>This machine.</summary>
    public static Machine This { get; } = new(
        CpuName(),
        Environment.ProcessorCount,
        Noether.Numerics.Simd.Level.ToString().ToLowerInvariant(),
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription);

    /// <summary>Processor, register level and runtime in one line.</summary>
    public string Line => $"{Cpu}, {Processors} processors, SIMD {Simd}, {Runtime}.";

    /// <summary>The name of the processor in letters, digits and hyphens, for a folder.</summary>
    public string Slug
    {
        get
        {
            var slug = new StringBuilder();
            foreach (var c in $"{Cpu} {Processors} {Simd}".ToLowerInvariant())
            {
                if (char.IsAsciiLetterOrDigit(c))
                    slug.Append(c);
                else if (slug.Length > 0 && slug[^1] != '-')
                    slug.Append('-');
            }
            return slug.ToString().TrimEnd('-');
        }
    }

    /// <summary>Most memory that this process ever had in use, in MB of 10^6 bytes.</summary>
    public static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static string CpuName()
    {
        if (!X86Base.IsSupported)
            return RuntimeInformation.ProcessArchitecture.ToString();
        // Three leaves of four registers hold 48 characters, the end of them zeros.
        var registers = new int[12];
        for (var leaf = 0; leaf < 3; leaf++)
        {
            (registers[leaf * 4], registers[(leaf * 4) + 1], registers[(leaf * 4) + 2], registers[(leaf * 4) + 3]) =
                X86Base.CpuId(BrandLeaf + leaf, 0);
        }
        return Encoding.ASCII.GetString(MemoryMarshal.AsBytes(registers.AsSpan())).Trim('\0', ' ');
    }
}

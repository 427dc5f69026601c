using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Noether.Runs;

/// <summary>What a run was made with.</summary>
/// <param name="Noether">Version of this library.</param>
/// <param name="Dotnet">Version of the .NET runtime.</param>
/// <param name="Os">Operating system and processor architecture.</param>
/// <param name="Simd">Widest vectors in use: "512-bit", "256-bit", "128-bit" or "none".</param>
/// <param name="Cores">Processors available to the program.</param>
public sealed record RunVersions(string Noether, string Dotnet, string Os, string Simd, int Cores)
{
    /// <summary>What this program runs on now.</summary>
    public static RunVersions Current()
    {
        var simd = Vector512.IsHardwareAccelerated ? "512-bit"
            : Vector256.IsHardwareAccelerated ? "256-bit"
            : Vector128.IsHardwareAccelerated ? "128-bit"
            : "none";
        return new(
            LibraryVersion.Short,
            Environment.Version.ToString(),
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            simd,
            Environment.ProcessorCount);
    }
}

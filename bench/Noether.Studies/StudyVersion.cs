using System.Reflection;

namespace Noether.Studies;

/// <summary>The version that figures are kept under.</summary>
internal static class StudyVersion
{
    private const int CommitLetters = 8;

    private static readonly string Whole =
        typeof(StudyVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion ?? "unknown";

    /// <summary>Version of the program without the commit that it was built from.</summary>
    public static string Short { get; } = Whole.Split('+')[0];

    /// <summary>Version of the program with the beginning of the commit, where the build knew it.</summary>
    public static string Build { get; } = Whole[..Math.Min(Whole.Length, Short.Length + 1 + CommitLetters)];
}

using System.Reflection;

namespace Noether;

/// <summary>The version of this library.</summary>
internal static class LibraryVersion
{
    /// <summary>The version without the commit that it was built from.</summary>
    public static string Short { get; } =
        (typeof(LibraryVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion ?? "unknown").Split('+')[0];
}

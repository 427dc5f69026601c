using System.Security.Cryptography;
using System.Text;

namespace Noether.Studio.Options;

/// <summary>The secret that lets a browser or a script into a studio.</summary>
internal static class AccessToken
{
    private const int Letters = 48;

    /// <summary>A new one that nobody can guess.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(Letters, lowercase: true);

    /// <summary>Whether what was given is the token; how long that takes says nothing of where they differ.</summary>
    /// <param name="token">The token.</param>
    /// <param name="given">What was given; null for nothing.</param>
    public static bool Is(string token, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Hash(token), Hash(given));

    // Hashes are of one length, whatever was given.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

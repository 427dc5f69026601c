using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// What ensemble.json holds: everything that the weights of an ensemble are a function of, and versions.
/// </summary>
internal sealed record EnsembleIdentity
{
    /// <summary>Version of the files that this program writes and reads.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Version of the files.</summary>
    public required int Format { get; init; }

    /// <summary>Version of the library that trained.</summary>
    public required string Noether { get; init; }

    /// <summary>Version of the runtime.</summary>
    public required string Dotnet { get; init; }

    /// <summary>Width of the vector registers; sums are added in another order for another width.</summary>
    public required string Simd { get; init; }

    /// <summary>Seed of all random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of pictures.</summary>
    public required int Pictures { get; init; }

    /// <summary>Networks for each picture.</summary>
    public required int NetworksEach { get; init; }

    /// <summary>Hash of all points and labels.</summary>
    public required string Points { get; init; }

    /// <summary>How the networks were trained.</summary>
    public required DecoySettings Settings { get; init; }

    /// <summary>Networks in all.</summary>
    [JsonIgnore]
    public int Count => Pictures * NetworksEach;

    /// <summary>What a training with these arguments will be.</summary>
    public static EnsembleIdentity Of(
        IReadOnlyList<DecoyPoints> pictures, int networksEach, DecoySettings settings, ulong seed)
    {
        return new EnsembleIdentity
        {
            Format = CurrentFormat,
            Noether = LibraryVersion.Short,
            Dotnet = Environment.Version.ToString(),
            Simd = Numerics.Simd.Level.ToString(),
            Seed = seed,
            Pictures = pictures.Count,
            NetworksEach = networksEach,
            Points = Hash(pictures),
            Settings = settings,
        };
    }

    /// <summary>Whether another training ends with the same networks.</summary>
    public bool SameTraining(EnsembleIdentity other) => Tag == other.Tag;

    /// <summary>One line that tells trainings apart; versions and processors do not belong to it.</summary>
    [JsonIgnore]
    public string Tag => string.Create(
        CultureInfo.InvariantCulture,
        $"{Format} {Seed} {Pictures} {NetworksEach} {Points} {Settings.FirstUnits} {Settings.LastUnits} "
        + $"{Settings.Epochs} {Settings.BatchSize} {Settings.MaximumRate:R} {Settings.WeightDecay:R} "
        + $"{Settings.ValidationShare:R}");

    private static string Hash(IReadOnlyList<DecoyPoints> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var picture in pictures)
        {
            hash.AppendData(BitConverter.GetBytes(picture.Count));
            hash.AppendData(MemoryMarshal.AsBytes(picture.Coordinates.AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(picture.OnContour.AsSpan()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}

/// <summary>Serialisers of ensemble.json, generated when the library is built.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(EnsembleIdentity))]
internal sealed partial class EnsembleJson : JsonSerializerContext
{
    /// <summary>Indented JSON, ending with a line feed.</summary>
    public static string Format(EnsembleIdentity identity) =>
        JsonSerializer.Serialize(identity, Default.EnsembleIdentity) + "\n";

    /// <summary>The identity in a text.</summary>
    /// <param name="text">Text of the file.</param>
    /// <param name="path">What to call it in messages.</param>
    /// <exception cref="NoetherException">The text is damaged or of another format.</exception>
    public static EnsembleIdentity Parse(string text, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var format = document.RootElement.GetProperty("format").GetInt32();
            if (format != Decoy.EnsembleIdentity.CurrentFormat)
            {
                throw new NoetherException(
                    $"{path} has format {format} and this version of Noether reads "
                    + $"{Decoy.EnsembleIdentity.CurrentFormat}; train the ensemble anew.");
            }
            var identity = document.RootElement.Deserialize(Default.EnsembleIdentity) ?? throw new JsonException();
            identity.Settings.Check();
            return identity.Pictures > 0 && identity.NetworksEach > 0 ? identity : throw new JsonException();
        }
        catch (Exception e) when (
            e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new NoetherException($"{path} is damaged; train the ensemble anew in another folder.", e);
        }
    }
}

namespace Noether.Studio.Samples;

/// <summary>What an upload is for.</summary>
internal enum UploadKind
{
    /// <summary>Samples for a discovery.</summary>
    Samples,

    /// <summary>A picture to ask.</summary>
    Picture,
}

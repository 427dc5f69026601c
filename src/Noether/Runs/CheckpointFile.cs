using Noether.Discovery.Checkpoints;

namespace Noether.Runs;

internal static class CheckpointFile
{
    public const string Extension = ".safetensors";

    public static Checkpoint? Read(string path, string? identity = null) => throw new NoetherException(path + identity);

    public static void Write(string path, string identity, Checkpoint checkpoint) =>
        throw new NoetherException(path + identity + checkpoint);
}

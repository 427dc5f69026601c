namespace Noether.HiddenLayer.Probing;

/// <summary>What kind of map leaves a picture as it is.</summary>
public enum SymmetryKind
{
    /// <summary>The reflection at a line.</summary>
    Mirror = 0,

    /// <summary>Rotations by any angle about a centre, and the reflections at all lines through it: O(2).</summary>
    Rotation = 1,

    /// <summary>Rotations about a centre by multiples of a part of a turn: C_n.</summary>
    Cyclic = 2,

    /// <summary>The same with the reflections at n lines through the centre: D_n.</summary>
    Dihedral = 3,

    /// <summary>Translations by any length along one direction: T.</summary>
    Translation = 4,

    /// <summary>Translations by multiples of one length along one direction: T_n.</summary>
    Period = 5,

    /// <summary>Translations by two periods of different directions.</summary>
    Lattice = 6,
}

/** Owns the types of what tests use of fengari, which has none of its own: the C API of Lua 5.3, strings as bytes. */
declare module 'fengari' {
  interface LuaState {
    readonly luaState: unique symbol;
  }
  type LuaString = Uint8Array;

  const fengari: {
    readonly to_luastring: (text: string) => LuaString;
    readonly lua: {
      readonly LUA_OK: number;
      readonly LUA_TNIL: number;
      readonly LUA_TBOOLEAN: number;
      readonly LUA_TNUMBER: number;
      readonly LUA_TSTRING: number;
      readonly LUA_TTABLE: number;
      readonly LUA_MASKCOUNT: number;
      readonly lua_call: (state: LuaState, args: number, results: number) => void;
      readonly lua_checkstack: (state: LuaState, slots: number) => boolean;
      readonly lua_close: (state: LuaState) => void;
      readonly lua_createtable: (state: LuaState, items: number, entries: number) => void;
      readonly lua_next: (state: LuaState, index: number) => number;
      readonly lua_pcall: (state: LuaState, args: number, results: number, handler: number) => number;
      readonly lua_pop: (state: LuaState, count: number) => void;
      readonly lua_pushboolean: (state: LuaState, value: boolean) => void;
      readonly lua_pushinteger: (state: LuaState, value: number) => void;
      readonly lua_pushnil: (state: LuaState) => void;
      readonly lua_pushnumber: (state: LuaState, value: number) => void;
      readonly lua_pushstring: (state: LuaState, value: LuaString) => void;
      readonly lua_pushvalue: (state: LuaState, index: number) => void;
      readonly lua_rawset: (state: LuaState, index: number) => void;
      readonly lua_rawseti: (state: LuaState, index: number, at: number) => void;
      readonly lua_setglobal: (state: LuaState, name: LuaString) => void;
      readonly lua_sethook: (state: LuaState, hook: (state: LuaState) => void, mask: number, count: number) => void;
      readonly lua_toboolean: (state: LuaState, index: number) => boolean;
      readonly lua_tojsstring: (state: LuaState, index: number) => string;
      readonly lua_tonumber: (state: LuaState, index: number) => number;
      readonly lua_type: (state: LuaState, index: number) => number;
    };
    readonly lauxlib: {
      readonly luaL_error: (state: LuaState, message: LuaString) => number;
      readonly luaL_loadstring: (state: LuaState, script: LuaString) => number;
      readonly luaL_newstate: () => LuaState;
      readonly luaL_requiref: (
        state: LuaState,
        name: LuaString,
        open: (state: LuaState) => number,
        isGlobal: number,
      ) => void;
    };
    readonly lualib: {
      readonly luaopen_base: (state: LuaState) => number;
      readonly luaopen_table: (state: LuaState) => number;
    };
  };

  export = fengari;
}
